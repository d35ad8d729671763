import { openSqlite } from '../../src/storage/sqlite.ts';
import { documentsContract } from '../contracts/documents.ts';
import { freshFolder } from './folder.ts';

describe('SQLite', () => {
  const at = freshFolder();
  documentsContract('SQLite in memory', async () => openSqlite(':memory:'));
  documentsContract('a SQLite file', async () => openSqlite(at('store.db')));
});
