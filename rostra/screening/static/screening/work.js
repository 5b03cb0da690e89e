// The small work that is asked of new members' browsers: find the number that makes a hash.
// Loaded when a form that asks for it is first touched; without it what is written waits.
const BATCH = 500;
const doing = new WeakMap();

const hex = (buffer) =>
  Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

const solve = async (asked) => {
  const { algorithm, challenge, salt, signature, maxNumber, maxnumber } = asked;
  const most = maxNumber ?? maxnumber;
  const coder = new TextEncoder();
  for (let first = 0; first <= most; first += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, most - first + 1) }, (_, at) => first + at);
    const hashes = await Promise.all(
      numbers.map((number) => crypto.subtle.digest(algorithm, coder.encode(salt + number)))
    );
    const at = hashes.findIndex((hash) => hex(hash) === challenge);
    if (at >= 0) return btoa(JSON.stringify({ algorithm, challenge, number: numbers[at], salt, signature }));
  }
  return "";
};

const work = (field) => {
  if (!doing.has(field)) {
    const done = solve(JSON.parse(field.dataset.work)).catch(() => "");
    doing.set(field, done.then((answer) => {
      field.value = answer;
      field.removeAttribute("data-work");
    }));
  }
  return doing.get(field);
};

// A form is sent when the work is done, which is before most have typed a word.
const hold = async (event) => {
  const form = event.target;
  const field = form.querySelector("input[data-work]");
  if (!field) return;
  event.preventDefault();
  await work(field);
  form.requestSubmit(event.submitter ?? undefined);
};

export const begin = (field) => {
  if (doing.has(field)) return;
  field.form.addEventListener("submit", hold);
  work(field);
};
