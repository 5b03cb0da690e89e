// What was typed is saved whole, and by one request at a time.
//
// The rich text editor hands over what was typed a quarter of a second later: before a form is
// sent it is asked for it, or Ctrl+S would leave the last words behind.
//
// The desk saves by itself while one types. Who presses a button in the middle of that would send
// the form a second time before the first answer has said where the text now is: a new article
// would be there twice. So the button waits for that answer, and a save not sent yet is dropped.
(() => {
  const handOver = ({ target: form }) => {
    for (const field of form.elements) if (field.draftailEditor) field.draftailEditor.saveState();
  };
  document.addEventListener("submit", handOver, true);

  let begun = 0;
  document.addEventListener("w-autosave:save", () => {
    begun = performance.now();
  });

  document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    const app = window.wagtail && window.wagtail.app;
    const autosave = app && app.getControllerForElementAndIdentifier(form, "w-autosave");
    if (!autosave || event.defaultPrevented) return;
    autosave.activeValue = false;
    if (!autosave.submitPromise) return;
    if (performance.now() - begun < autosave.intervalValue) {
      autosave.submit.cancel();
      return;
    }
    event.preventDefault();
    autosave.submitPromise.finally(() => {
      // Wagtail greys the button out meanwhile, and a grey button would not say what was pressed.
      if (submitter) submitter.disabled = false;
      form.requestSubmit(submitter);
    });
  });
})();
