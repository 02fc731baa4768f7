/**
 * The report's plots, as SVG that needs nothing from elsewhere. Drawn by Vega, which wants no
 * browser for it. Source: https://vega.github.io/vega/docs/api/view/#view_toSVG
 */
import { parse, type Spec, View } from "vega";

/** One bar of a stack. */
export interface Bar {
  readonly at: string;
  readonly part: string;
  readonly count: number;
}

export interface Plot {
  /** What is on the axes; the caption says more. */
  readonly label: string;
  readonly bars: readonly Bar[];
  /** The parts in the order they are stacked, with their colours. */
  readonly parts: readonly (readonly [name: string, colour: string])[];
  /** The positions in their order. */
  readonly order: readonly string[];
  /** Lying bars, for long names. */
  readonly lying?: boolean;
}

/** Told apart without colour sight, too. Source: Okabe and Ito, https://jfly.uni-koeln.de/color/ */
export const colours = {
  green: "#009e73",
  blue: "#0072b2",
  sky: "#56b4e9",
  orange: "#e69f00",
  red: "#d55e00",
  grey: "#999999",
} as const;

const size = { long: 620, short: 220, row: 26 } as const;
/** So many positions have their names written out; of more, each so-many-th. */
const labelled = 13;

function specOf({ bars, parts, order, lying = false, label }: Plot): Spec {
  const [position, amount] = lying ? (["y", "x"] as const) : (["x", "y"] as const);
  const extent = lying ? "height" : "width";
  const step = Math.ceil(order.length / labelled);
  return {
    $schema: "https://vega.github.io/schema/vega/v6.json",
    width: size.long,
    height: lying ? Math.max(1, order.length) * size.row : size.short,
    padding: 5,
    background: "transparent",
    data: [
      {
        name: "bars",
        values: bars.map((bar) => ({ ...bar, rank: parts.findIndex(([name]) => name === bar.part) })),
        transform: [{ type: "stack", groupby: ["at"], sort: { field: "rank" }, field: "count" }],
      },
    ],
    scales: [
      { name: "at", type: "band", domain: [...order], range: extent, padding: 0.2 },
      {
        name: "count",
        type: "linear",
        domain: { data: "bars", field: "y1" },
        domainMin: 0,
        nice: true,
        range: lying ? "width" : "height",
      },
      {
        name: "part",
        type: "ordinal",
        domain: parts.map(([name]) => name),
        range: parts.map(([, colour]) => colour),
      },
    ],
    axes: [
      {
        orient: lying ? "left" : "bottom",
        scale: "at",
        values: lying ? [...order] : order.filter((_, index) => index % step === 0),
        ...(lying ? {} : { labelAngle: -30, labelAlign: "right" }),
      },
      {
        orient: lying ? "bottom" : "left",
        scale: "count",
        title: label,
        format: "d",
        tickMinStep: 1,
        grid: true,
      },
    ],
    legends: parts.length > 1 ? [{ fill: "part", orient: "top", direction: "horizontal" }] : [],
    marks: [
      {
        type: "rect",
        from: { data: "bars" },
        encode: {
          enter: {
            [position]: { scale: "at", field: "at" },
            [extent]: { scale: "at", band: 1 },
            [amount]: { scale: "count", field: "y0" },
            [`${amount}2`]: { scale: "count", field: "y1" },
            fill: { scale: "part", field: "part" },
          },
        },
      },
    ],
  };
}

/** @returns an `<svg>` element; the same for the same plot. */
export async function draw(plot: Plot): Promise<string> {
  const view = new View(parse(specOf(plot)), { renderer: "none" });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
