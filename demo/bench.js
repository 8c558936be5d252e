// QA's bench: sets the widget's attributes from the controls and the query, so that every state has a link, and shows its events.
const widget = document.querySelector('sfs-complaint');
const controls = document.querySelector('#controls');
const events = document.querySelector('#events');

for (const [name, value] of new URLSearchParams(location.search)) {
  const control = controls.elements.namedItem(name);
  if (control) control.value = value;
  if (control) widget.setAttribute(name, value);
}

controls.addEventListener('change', ({ target: { name, value } }) => {
  if (value) widget.setAttribute(name, value);
  else widget.removeAttribute(name);
  const query = new URLSearchParams(new FormData(controls));
  history.replaceState(null, '', `?${query}`);
});

for (const type of ['sfs-ready', 'sfs-view-changed', 'sfs-before-file', 'sfs-filed']) {
  widget.addEventListener(type, (event) => {
    const line = document.createElement('li');
    const { view, customer, subject, reference } = event;
    line.textContent = `${type} ${JSON.stringify({ view, customer, subject, reference })}`;
    events.append(line);
  });
}
