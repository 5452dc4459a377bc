// The control: a few questions with the same hooks and words as the self-check's, but in a page that anybody can read.
// `ask(root)` puts them into a tree.
const PAGES = {
  urgent: `<h1 tabindex="-1">First, are you safe right now?</h1>
    <label><input type="checkbox" value="U-REALITY"> I hear or see things that others do not</label>
    <button type="button" data-action="continue">Continue</button>`,
  'phq9-2': `<h1 tabindex="-1">Feeling down, depressed, or hopeless</h1>
    <button type="button" data-answer="2">More than half the days</button>
    <button type="button" data-answer="3">Nearly every day</button>`,
  medicines: `<h1 tabindex="-1">Medicines of this episode</h1><input id="search" type="text">
    <label><input type="checkbox" value="sertraline"> Sertraline (Zoloft)</label>
    <button type="button" data-action="continue">Continue</button>`,
  crisis: `<h1 tabindex="-1">You matter. Help is available right now.</h1><p>Your answers show an emergency.</p>`,
};

window.ask = (root, document = window.document) => {
  const names = Object.keys(PAGES);
  const show = (name) => {
    const main = document.createElement('main');
    main.dataset.page = name;
    if (name === 'crisis') main.dataset.outcome = 'EMERGENCY';
    main.innerHTML = PAGES[name];
    // The page before gives way to the next, as in the self-check.
    root.querySelector('main')?.remove();
    root.append(main);
    main.querySelector('h1').focus();
    // What pages do beside: they measure themselves, and have faults.
    performance.mark(`shown ${name}`);
    setTimeout(() => { throw new Error(`Nothing follows ${name}`); });
    for (const button of main.querySelectorAll('button')) {
      button.onclick = () => show(names[names.indexOf(name) + 1]);
    }
  };
  show('urgent');
};
