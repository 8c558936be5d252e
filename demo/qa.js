// QA plays the company: handler and reviewer of the demo server, and its clock. The server has these routes in demo mode on a loopback address only; elsewhere
// they answer 404, and there is nothing to play with.
const company = document.querySelector('#company');
const clock = document.querySelector('#clock');
const outcome = document.querySelector('#outcome');
const { reference, type, finding, until, words } = company.elements;

// `{reference, status, grievances}` of the last cases.
let recent = [];

async function ask(path, body) {
  const response = await fetch(`qa${path}`, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const isJson = response.headers.get('content-type')?.includes('json');
  return {
    ok: response.ok,
    status: response.status,
    answer: isJson ? await response.json() : undefined,
  };
}

function show({ today, cases }) {
  recent = cases;
  document.querySelector('#today').textContent = today;
  document
    .querySelector('#references')
    .replaceChildren(...cases.map((row) => new Option(row.status, row.reference)));
  reference.value ||= cases[0]?.reference ?? '';
  return cases.find((row) => row.reference === reference.value)?.status;
}

async function refresh() {
  const { ok, status, answer } = await ask('');
  document.querySelector('#qa').hidden = status === 404;
  return ok ? show(answer) : undefined;
}

// What each command says, made from the same few fields.
function bodyOf() {
  const text = words.value;
  const { grievances } = recent.find((row) => row.reference === reference.value) ?? {
    grievances: 1,
  };
  switch (type.value) {
    case 'askInformation':
    case 'sendMessage':
    case 'noteInternally':
      return { text };
    case 'extend':
      return { until: until.value, reason: text };
    case 'answer':
    case 'decideSecondReading':
      return {
        findings: Array.from({ length: grievances }, (_, grievance) => ({
          grievance,
          finding: finding.value,
          reasons: text,
        })),
      };
    case 'reopen':
      return { reason: text };
    default:
      return {};
  }
}

company.addEventListener('submit', async (event) => {
  event.preventDefault();
  const name = type.selectedOptions[0].text;
  const sent = { reference: reference.value, type: type.value, body: bodyOf() };
  const { ok, status, answer } = await ask('/commands', sent);
  const state = await refresh();
  const errors = (answer.errors ?? []).map(({ path, code }) => `${path}: ${code}`).join(', ');
  outcome.textContent = ok
    ? `Done: ${name}. The case is now: ${state}.`
    : `Refused (${status} ${answer.code}). ${answer.detail ?? ''} ${errors}`;
});

clock.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { answer } = await ask('/clock', { days: Number(event.submitter.value) });
  const state = show(answer);
  outcome.textContent = `It is now ${answer.today} on the demo server.${state ? ` The case is: ${state}.` : ''}`;
});

document.querySelector('sfs-complaint').addEventListener('sfs-filed', async (event) => {
  reference.value = event.reference;
  await refresh();
});

await refresh();
