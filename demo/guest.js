// On the host pages that QA's bench can't be part of: the same query, and the way back to the bench with it.
import { putOn } from './state.js';

const query = new URLSearchParams(location.search);
putOn(document.querySelector('sfs-complaint'), (name) => query.get(name));
document.querySelector('#back').href = `./${location.search}`;
