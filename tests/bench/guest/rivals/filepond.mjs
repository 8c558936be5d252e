import { create } from 'filepond';
import 'filepond/dist/filepond.min.css';

create(document.querySelector('#guest'), { labelIdle: 'Déposez vos fichiers ici' });
