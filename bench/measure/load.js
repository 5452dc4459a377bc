// One cold load of a subject: bytes, times, blocking, memory, and a walk to its end in the same tab.
import { address } from '../targets.js';
import { Tab } from '../tab.js';
import { memory } from './memory.js';
import { spent } from './cpu_time.js';
import { answerNine, walk } from './walk.js';

/** Until nothing more of the load is due; the same for every subject. */
const settle = (cpu) => new Promise((done) => setTimeout(done, cpu > 1 ? 1200 : 600));

/**
 * Presses each stage as soon as it is told to be painted; where it has moved before the press took effect, again.
 * @returns {Promise<{ painted: number, answered: number, target: object }>} milliseconds from the navigation to the
 *   question painted, and to the frame in which a press on it, made as soon as it was painted, shows its effect
 */
async function start(tab, stages, cpu = 1) {
  const since = await tab.ask('bench.start()');
  let told;
  let lost = 0;
  const press = async (place, next) => {
    await tab.press(place);
    // A press that comes to nothing would be made again by a person too; it is counted.
    const again = setInterval(() => (lost++, tab.press(place)), 1000 * cpu);
    return next.finally(() => clearInterval(again));
  };
  let next = tab.hear('painted', stages[0].name);
  for (const [i] of stages.entries()) {
    told = await next;
    next = press(told, tab.hear('painted', stages[i + 1]?.name ?? 'answer'));
  }
  tab.on('moved', (place) => tab.press(place));
  const answered = (await next).at - since;
  return { painted: told.at - since, answered, lost, target: tab.of(told.session) };
}

/** Blocking of the page's process, and of those of its frames. */
export async function blocking(tab) {
  const each = await Promise.all(tab.targets.map((target) => tab.ask('bench.blocking()', target)));
  return { page: each[0], frames: each.slice(1).reduce((sum, ms) => sum + ms, 0) };
}

/**
 * @param condition { cpu, link }
 * @param deep whether to go on to memory and the walk
 */
export async function load({ browser, server }, subject, condition, deep) {
  const tab = await Tab.open(browser, { ...condition, stages: subject.stages });
  try {
    server.reset(condition.link);
    await tab.go(address(server.origin, subject));
    const { painted, answered, lost, target } = await start(tab, subject.stages, condition.cpu);
    const sample = { painted, answered, lost, held: tab.held };
    if (!deep) return sample;
    await settle(condition.cpu);
    sample.blocking = await blocking(tab);
    sample.loaded = await memory(tab);
    await tab.leaveAlone(target);
    const begin = performance.now();
    const onward = async () => (sample.latencies = await walk(tab, target));
    if (subject.page === 'walk') sample.spent = await spent(tab, target, onward);
    else await answerNine(tab, target);
    sample.walk = performance.now() - begin;
    sample.walked = await memory(tab);
    return sample;
  } finally {
    await tab.close();
  }
}

/** What goes over the wire for one load, in an encoding. It also has the server compress all that is asked for. */
export async function bytes({ browser, server }, subject, encoding) {
  const tab = await Tab.open(browser, { stages: subject.stages });
  try {
    server.reset();
    await tab.go(address(server.origin, subject, encoding));
    await start(tab, subject.stages);
    await settle(1);
    const missing = server.sent.filter(({ bytes }) => !bytes).map(({ path }) => path);
    if (missing.length) throw new Error(`${subject.id} asks for what is not there: ${missing}`);
    return server.count();
  } finally {
    await tab.close();
  }
}
