/** Words that are somebody's nick and yet mean only themselves in most sentences. */

const words = `
a about again ah all also am an and any anyone anybody are as at aw away aww back bad be because beta big but by bye
can cant cheers clear cold cool dead default do does done dont dude due each else empty error evil ever everyone everybody
fast fine first force free friend from full fun get go good got gotcha great guest guy guys haha happy hard has have he
hello help here hey hi him hm hmm home hot how human i idea if ill im in interesting is it its job just kind know last
less let like little lo lol long lost luck mad made man many maybe me mind mine money more most much my name never new
newbie nick night no nobody none noob nope not nothing now of off oh ok okay old on once one only op or other out people
per person please pls quick re ready right room sad safe self she sir slow small so some somebody someone sorry space
start strange stuff stupid sub sure target test thank thanks that the then there they thing this thought till time to
today tomorrow too try us usual very wait wanna wanted was wat way we welcome well what when where whoever why will with
wow wrong xd yeah yes yet yo you your zero
admin admins administrator advanced alpha android answer apache app apt arch argument bash bot boot box browser bug
build button cache cam cat channel chat chroot cli client cloud code command config console core cp crash cron cursor
data debian debug dev disk dm docker docs driver drive dump editor emacs encrypt engine fat fedora file firefox fix flash
forum foo gentoo ghost git github gnome gnu go google grep grub gui guix hack hacker helper host html http hub hybrid
install irc java json kde kernel key lag lan laptop latest legal less library link linux log loop mac mail main make man
manual map master media member memory mint module monitor mouse network nightly nix node null open oracle owner pack page
panel parser password patch pip pipe player plugin port power process proxy python query question random ranger red redis
release remote repo root ruby rust screen script search server shell signal site snap source spam speed sql ssh ssl stable
stack string su sudo support swap system tag target task team term terminal test ticket token tool tools tree tux ubuntu
ui unix unity update user users variable vim vm vmware web wiki win windows wine word worker x xterm yaml zone
aber alle auch auf bitte das dass dein der die doch du ein er es gut hallo hier ich ihr ist ja kann man mein mit nein
nicht noch nur oder sehr sie und wann warum was wer wie wir wo zu
alors au aussi avec bien bon bonjour c ca comment dans de des du elle en est et il je la le les lui mais merci moi mon ne
non nous ou oui par pas peu plus pour que qui quoi salut si sur tous tout tu un une vous
al algo ana aqui asi bien bueno como con cual cuando de dia donde el ella en ese esta este gracias hay hola la las lo los
mas me mi muy nada no nos o otra para pero por porque que quien se si sin sol su te todo tu un una y ya yo
agora ainda alguem bom como da de depois do e ela ele eles em essa esse eu foi isso mais mas meu muito na nao no nos obrigado
ola onde ou para pelo por qual quando quem se sem ser seu sim sou tem todos tudo um uma voce
`;

const ordinary: ReadonlySet<string> = new Set(words.trim().split(/\s+/));

/** A name that counts as one only where punctuation says so: `test:`, `@test`. Also every name of one or two letters. */
export function isOrdinary(word: string): boolean {
  const bare = word
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
  return (bare.length < 3 && word.length < 4) || /^\d+$/.test(bare) || ordinary.has(bare);
}
