import { expect } from 'chai';
import { makeCode } from '#shared/proof/code.ts';
import { newId } from '#shared/proof/ids.ts';
import type { SfsComplaint } from '../complaint/complaint.ts';
import { Store } from '../sync/store.ts';
import { countKept, forgetDevice, keepNothing } from '../testing/device.ts';
import { FakeApi, problem } from '../testing/fake-api.ts';
import { digest, FakeTus } from '../testing/fake-tus.ts';
import { fillIn, find, has, show, textOf, until, violations } from '../testing/page.ts';

let api: FakeApi;
let tus: FakeTus;

beforeEach(async () => {
  await forgetDevice();
  api = await new FakeApi().install();
  tus = new FakeTus().install();
});

afterEach(async () => {
  document.body.replaceChildren();
  tus.restore();
  api.restore();
  await forgetDevice();
});

const ANSWERS: Record<string, string>[] = [
  { '#f-customer': '', '#f-name': 'Ann Peeters', '#f-contractReference': '123' },
  { '#f-prefers': '', '#f-email': 'ann@example.be' },
  { '#f-subject': '' },
];

const submit = async (element: SfsComplaint) => {
  (await find(element, 'button.main')).click();
  await element.updateComplete;
};

/** The form at the step where files are added. */
async function atStory(lang = 'fr') {
  const element = await show({ view: 'complaint', lang });
  for (const answers of ANSWERS) {
    for (const [field, value] of Object.entries(answers)) await fillIn(element, field, value);
    await submit(element);
  }
  await find(element, '#files-choose');
  return element;
}

const text = (name: string, words = name) => new File([words], name, { type: 'text/plain' });

async function choose(element: SfsComplaint, ...files: File[]) {
  const input = await find<HTMLInputElement>(element, '#files-choose');
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
}

const line = (element: SfsComplaint, words: string) => find(element, '.file-list li', words);
/** Waits until so many files have arrived. */
const arrived = (element: SfsComplaint, count = 1) =>
  until(
    () =>
      [...(element.shadowRoot?.querySelectorAll('.file-list span') ?? [])].filter(
        ({ textContent }) => textContent === 'reçu',
      ).length === count,
    `${count} arrivals`,
  );
const gone = (element: SfsComplaint, words: string) =>
  until(
    () =>
      ![...(element.shadowRoot?.querySelectorAll('.file-list li') ?? [])].some(({ textContent }) =>
        textContent.includes(words),
      ),
    `the end of ${words}`,
  );

async function fileIt(element: SfsComplaint) {
  await fillIn(element, '#f-description', 'Le taux est faux.');
  await submit(element);
  await find(element, 'h2', 'Vérifier et envoyer');
  await submit(element);
  await find(element, 'h2', 'Votre plainte est reçue');
}

/** What another page would have left: a draft, and a file of it that did not arrive. */
async function keepDraftWithFile() {
  const store = new Store();
  const bytes = new TextEncoder().encode('contrat.txt');
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const filing = { caseId: newId(random), code: makeCode(random) };
  const draft = {
    ...{ customer: 'private', name: 'Ann Peeters', contractReference: '123' },
    ...{ prefers: 'email', email: 'ann@example.be', subject: 'credit' },
  };
  await store.write(
    { store: 'drafts', put: { id: 'd', draft, at: Date.now(), filing } },
    {
      store: 'files',
      put: {
        ...{ id: newId(random), caseId: filing.caseId, name: 'contrat.txt', type: 'text/plain' },
        ...{ size: bytes.length, sha256: await digest(bytes), bytes: bytes.buffer, at: 1 },
      },
    },
  );
  store.close();
}

async function picture(width: number, height: number, type = 'image/png') {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context) context.fillStyle = '#a33';
  context?.fillRect(0, 0, width / 2, height);
  return canvas.convertToBlob({ type });
}

describe('adding files', () => {
  it('sends them while the person still writes, and announces them with the complaint', async () => {
    const element = await atStory();
    await choose(element, text('contrat.txt'), text('lettre.txt'));
    await line(element, 'contrat.txt');
    await arrived(element, 2);
    const [upload] = tus.uploads.values();
    await fileIt(element);
    const [command] = api.commands();
    const files = command?.files as { name: string; size: number; id: string }[];
    expect(files.map(({ name, size }) => [name, size])).to.deep.equal([
      ['contrat.txt', 11],
      ['lettre.txt', 10],
    ]);
    expect([...tus.uploads.keys()]).to.deep.equal(files.map(({ id }) => id));
    expect(upload).to.include({ caseId: command?.caseId, right: command?.verifier });
    await find(element, 'p', 'reçus : 2');
  });

  it('keeps the complaint from waiting: what is still on its way goes on from the receipt', async () => {
    let open = () => {};
    tus.gate = new Promise((done) => (open = done));
    const element = await atStory();
    await choose(element, text('contrat.txt'));
    await line(element, '0 % envoyés');
    await fileIt(element);
    await find(element, 'p', 'en cours d’envoi : 1');
    await find(element, 'p', 'Vous pouvez fermer cette page');
    open();
    await find(element, 'p', 'reçus : 1');
    expect(textOf(element)).not.to.include('fermer cette page');
  });

  it('goes on in a later page, from what the device kept, also where only the procedure is read', async () => {
    tus.offline = true;
    const first = await atStory();
    await choose(first, text('contrat.txt'));
    await line(first, 'interrompu');
    await fileIt(first);
    first.remove();
    tus.offline = false;
    await show();
    await until(
      () => [...tus.uploads.values()].some(({ bytes }) => bytes.length === 11),
      'the file',
    );
  });

  it('gives a server that was restored, and lost them, the files again', async () => {
    const first = await atStory();
    await choose(first, text('contrat.txt'));
    await arrived(first);
    await fileIt(first);
    first.remove();
    tus.uploads.clear();
    api.filed.clear();
    api.log = 'another';
    await show();
    await until(() => tus.uploads.size === 1, 'the file, again');
    await until(() => api.filed.size === 1, 'the complaint, again');
  });

  it('goes on in a draft that is continued', async () => {
    await keepDraftWithFile();
    const second = await show({ view: 'complaint' });
    (await find(second, 'button', 'Continuer')).click();
    await until(() => tus.uploads.size === 1, 'the upload');
    for (let step = 0; step < 3; step += 1) await submit(second);
    await line(second, 'contrat.txt');
    await arrived(second);
  });

  it('says plainly where nothing can be kept, and sends all the same', async () => {
    const restore = keepNothing();
    try {
      tus.gate = new Promise(() => {});
      const element = await atStory();
      await choose(element, text('contrat.txt'));
      await line(element, 'Gardez cette page ouverte');
      await until(() => tus.calls.some(({ method }) => method === 'PATCH'), 'the sending');
    } finally {
      restore();
    }
  });

  it('takes what is dropped on the form, and says why a folder is not taken', async () => {
    const element = await atStory();
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(text('contrat.txt'));
    const form = await find(element, 'form');
    const over = new DragEvent('dragover', { dataTransfer, cancelable: true });
    form.dispatchEvent(over);
    expect(over.defaultPrevented).to.equal(true);
    form.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    await line(element, 'contrat.txt');
    const words = new DataTransfer();
    words.setData('text/plain', 'mots');
    const drop = new DragEvent('drop', { dataTransfer: words, cancelable: true });
    form.dispatchEvent(drop);
    expect(drop.defaultPrevented).to.equal(false);
  });

  it('takes a picture that is pasted, and leaves text that comes with one', async () => {
    const element = await atStory();
    const form = await find(element, 'form');
    const clipboardData = new DataTransfer();
    clipboardData.items.add(text('image.txt'));
    clipboardData.setData('text/plain', 'mots');
    const paste = (data: DataTransfer) =>
      // Firefox gives an event that a script makes no files.
      Object.defineProperty(new ClipboardEvent('paste'), 'clipboardData', { value: data });
    form.dispatchEvent(paste(clipboardData));
    const other = new DataTransfer();
    other.items.add(text('capture.txt'));
    form.dispatchEvent(paste(other));
    await line(element, 'capture.txt');
    expect(textOf(element)).not.to.include('image.txt');
  });
});

describe('a file that is taken', () => {
  it('has one line all along, while it is prepared, kept and sent', async () => {
    const element = await atStory();
    const counts = new Set<number>();
    const count = () =>
      counts.add(element.shadowRoot?.querySelectorAll('.file-list li').length ?? 0);
    const observer = new MutationObserver(count);
    const whole = { childList: true, subtree: true, characterData: true };
    observer.observe(element.shadowRoot as ShadowRoot, whole);
    await choose(element, text('contrat.txt'));
    await arrived(element);
    observer.disconnect();
    expect([...counts]).to.deep.equal([1]);
  });
});

describe('a file that is not taken', () => {
  for (const [name, file, words] of [
    ['empty', () => text('vide.txt', ''), 'vide.txt : ce fichier est vide'],
    ['of a kind that is not taken', () => new File(['x'], 'jeu.exe'), 'ce type de fichier'],
    [
      'too large',
      () => new File([new Uint8Array(21 * 1024 ** 2)], 'gros.pdf'),
      '20 Mo au plus par fichier',
    ],
    [
      'gone since it was chosen',
      () => {
        const file = text('parti.txt');
        file.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'));
        return file;
      },
      'parti.txt : ce fichier ne peut pas être lu',
    ],
  ] as const)
    it(`${name}: its name and the reason, at the field, and the others go on`, async () => {
      const element = await atStory();
      await fillIn(element, '#f-description', 'Le taux est faux.');
      await choose(element, file(), text('contrat.txt'));
      await find(element, '#files-errors .bad', words);
      await line(element, 'contrat.txt');
      expect(element.shadowRoot?.querySelectorAll('.file-list li')).to.have.length(1);
      const story = await find<HTMLTextAreaElement>(element, '#f-description');
      expect(story.value).to.equal('Le taux est faux.');
      const input = await find(element, '#files-choose');
      expect(input.getAttribute('aria-describedby')).to.include('files-errors');
    });

  it('the same one twice, and an eleventh', async () => {
    const element = await atStory();
    await choose(element, text('a.txt', 'x'), text('b.txt', 'x'));
    await find(element, '#files-errors .bad', 'b.txt : ce fichier est déjà dans la liste');
    await choose(element, ...Array.from({ length: 10 }, (_, at) => text(`${at}.txt`)));
    await find(element, '#files-errors .bad', '9.txt : 10 fichiers au plus');
    expect(element.shadowRoot?.querySelectorAll('.file-list li')).to.have.length(10);
  });

  it('stays said when others are chosen, until the person closes it', async () => {
    const element = await atStory();
    await choose(element, text('vide.txt', ''));
    await find(element, '#files-errors .bad', 'vide.txt : ce fichier est vide');
    await choose(element, text('contrat.txt'));
    await line(element, 'contrat.txt');
    await choose(element, new File(['x'], 'jeu.exe'));
    await find(element, '#files-errors .bad', 'jeu.exe');
    await find(element, '#files-errors .bad', 'vide.txt');
    (await find(element, 'button', 'Fermer ces messages')).click();
    await until(() => !has(element, '#files-errors .bad'), 'the end of the messages');
    await until(() => element.shadowRoot?.activeElement?.id === 'files-heading', 'the focus');
  });

  it('more than 60 MB together', async () => {
    const element = await atStory();
    const large = (fill: number) =>
      new File([new Uint8Array(19 * 1024 ** 2).fill(fill)], `${fill}.pdf`);
    tus.gate = new Promise(() => {});
    await choose(element, large(1), large(2), large(3), large(4));
    await until(
      () => textOf(element).includes('4.pdf : 19 Mo. 20 Mo au plus par fichier, 60 Mo ensemble.'),
      'the error',
    );
  });
});

describe('a file in the list', () => {
  it('is paused, goes on, and is removed, here and on the server', async () => {
    tus.gate = new Promise(() => {});
    const element = await atStory();
    await choose(element, text('contrat.txt'));
    (await find(element, 'button', 'Mettre en pause')).click();
    await line(element, 'en pause à 0 %');
    tus.gate = undefined;
    (await find(element, '.file-list button', 'Continuer')).click();
    await arrived(element);
    (await find(element, '.file-list button', 'Retirer')).click();
    await gone(element, 'contrat.txt');
    await until(() => tus.uploads.size === 0, 'the end on the server');
    expect(await countKept('files')).to.equal(0);
    await until(() => element.shadowRoot?.activeElement?.id === 'files-heading', 'the focus');
  });

  it('that the server refuses says why and stays, and is tried again', async () => {
    tus.break('POST', { answer: () => problem(413, 'tooManyFiles') });
    const element = await atStory();
    await choose(element, text('contrat.txt'));
    const refused = await line(element, 'pas envoyé : 10 fichiers au plus par plainte');
    expect(refused.textContent)
      .to.include('gardé sur cet appareil')
      .and.include('Code : tooManyFiles');
    expect(await countKept('files')).to.equal(1);
    (await find(element, 'button', 'Réessayer')).click();
    await arrived(element);
  });

  it('that the server can’t take now lets the others go first, and is come back to', async () => {
    tus.break('POST', { answer: () => problem(503, 'busy') });
    const element = await atStory();
    await choose(element, text('premier.txt', 'a'), text('second.txt', 'bb'));
    await arrived(element, 2);
    expect([...tus.uploads.values()].map(({ size }) => size)).to.deep.equal([2, 1]);
  });

  it('shows a name as text, without marks that turn it around, in its own direction', async () => {
    const element = await atStory();
    await choose(element, text('<b>\u202Efdp\u0007.txt', 'x'));
    const name = await find(element, '.file-list bdi');
    expect(name.textContent).to.equal('<b>fdp.txt');
  });

  it('is told of once when it is added and once when it is sent, never by percent', async () => {
    const said: string[] = [];
    const element = await atStory();
    await choose(element, text('contrat.txt'));
    await until(() => {
      const now = element.shadowRoot?.querySelector('.files [role=status]')?.textContent.trim();
      if (now && now !== said.at(-1)) said.push(now);
      return said.some((words) => words.includes('reçu'));
    }, 'the arrival');
    expect(said.filter((words) => words.includes('%'))).to.deep.equal([]);
    expect(said.length).to.be.lessThan(3);
  });
});

describe('a photograph', () => {
  it('that is large is made smaller before it is sent, and is sent as it is where the person wants that', async () => {
    const element = await atStory();
    const blob = await picture(3000, 1500);
    await choose(element, new File([blob], 'photo.png', { type: 'image/png' }));
    await line(element, 'Photo réduite');
    await line(element, 'photo.jpg');
    await arrived(element);
    const [small] = tus.uploads.values();
    const sent = new Blob([new Uint8Array(small?.bytes ?? [])]);
    const bitmap = await createImageBitmap(sent);
    expect([bitmap.width, bitmap.height]).to.deep.equal([2560, 1280]);
    (await find(element, '.file-list .choice input')).click();
    await line(element, 'photo.png');
    await until(
      () => [...tus.uploads.values()].some(({ bytes }) => bytes.length === blob.size),
      'the whole picture',
    );
    await until(() => tus.uploads.size === 1, 'the end of the small one');
  });

  it('that this browser can’t read is sent as it is, and the page says so', async () => {
    const element = await atStory();
    await choose(element, new File(['no picture'], 'IMG.HEIC', { type: 'image/heic' }));
    await line(element, 'Elle part telle quelle');
    expect(has(element, '.file-list .choice')).to.equal(false);
  });
});

describe('files for everybody', () => {
  it('have nothing that axe finds wrong', async () => {
    tus.gate = new Promise(() => {});
    const element = await atStory();
    await choose(element, text('contrat.txt'), text('vide.txt', ''));
    await line(element, 'contrat.txt');
    await find(element, '#files-errors .bad');
    expect(await violations()).to.deep.equal([]);
  });

  it('speak the language of the page, also when it changes', async () => {
    const element = await atStory('nl');
    await choose(element, text('vide.txt', ''));
    await find(element, '#files-errors .bad', 'vide.txt: dit bestand is leeg');
    element.lang = 'de';
    await find(element, 'label', 'Dateien auswählen');
  });
});
