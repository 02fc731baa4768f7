/** What the numbers mean, by the names under which CHAOSS publishes them. */

export interface Metric {
  readonly name: string;
  readonly url: string;
  readonly here: string;
}

export const definitions: readonly Metric[] = [
  {
    name: "New Contributors",
    url: "https://chaoss.community/kb/metric-new-contributors/",
    here: "Whoever did anything for the first time within the period: spoke, asked, answered, or contributed. The history that was read by `porchlight backfill` counts as the past.",
  },
  {
    name: "Types of Contributions",
    url: "https://chaoss.community/kb/metric-types-of-contributions/",
    here: "Counted by the keys of all-contributors; a thing that several sources tell of counts once.",
  },
  {
    name: "Time to First Response",
    url: "https://chaoss.community/kb/metric-time-to-first-response/",
    here: "From a question to the first answer by another human. The bot's own answers never count, nor do questions without an answer.",
  },
  {
    name: "Contributor Absence Factor",
    url: "https://chaoss.community/kb/metric-contributor-absence-factor/",
    here: "The smallest number of people who together did half of all contributions, and of all answers, of the period.",
  },
  {
    name: "Occasional Contributors",
    url: "https://chaoss.community/kb/metric-occasional-contributors/",
    here: "Its other side is told: of those who are new, who did something again on a later day within two months of their first.",
  },
];
