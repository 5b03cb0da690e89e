// Says in words when a passkey could not be used.
document.addEventListener("allauth.error", (event) => {
  const sentence = document.getElementById("webauthn_failed");
  if (!sentence) return;
  sentence.hidden = false;
  sentence.scrollIntoView({ block: "nearest" });
  event.preventDefault();
});
