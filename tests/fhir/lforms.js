// Opens the Questionnaire in LHC-Forms, with a response in it where there is one, and tells what stands there: the total,
// how many answers it shows, and the linkIds of the items it renders. A fresh form works the total out by itself; in one
// that was saved it keeps what stands there, and takes a total that is missing for one that somebody has deleted.
async function opened(questionnaire, response, isFresh) {
  const { Util } = window.LForms;
  let form = Util.convertFHIRQuestionnaireToLForms(questionnaire, "R4");
  if (response) form = Util.mergeFHIRDataIntoLForms("QuestionnaireResponse", response, form, "R4");
  if (isFresh) form.hasSavedData = false;
  await Util.addFormToPage(form, "form");
  // The sum is worked out once the form stands; a form without one has to have had the same time.
  await new Promise((done) => setTimeout(done, 60));
  const kept = Util.getFormFHIRData("QuestionnaireResponse", "R4", "#form");
  const items = [];
  const gather = (of) => (of.item ?? []).forEach((item) => { items.push(item); gather(item); });
  gather(kept);
  const total = items.find((item) => item.linkId === "phq9-total")?.answer?.[0]?.valueInteger ?? null;
  const answers = items.filter((item) => item.answer && item.linkId !== "phq9-total").map((item) =>
    `${item.linkId}: ${item.answer.map((answer) => answer.valueCoding?.code).join(" ")}`);
  const rendered = [...document.querySelectorAll("#form [id^='item-']")].map((element) => element.id.split("/")[0].slice(5));
  return { total, answers, rendered, text: document.getElementById("form").innerText };
}
