// The rights of the services' roles, on hypertables and continuous aggregates too.
import { textOf } from './database.mjs';

const GRANTS = { folder: 'grants/gateway', name: 'afterMigrate__grants.sql' };

async function rights(database, role) {
  const query = `SELECT has_table_privilege('${role}', 'telegram.messages', 'INSERT') AS writes,
                        has_table_privilege('${role}', 'telegram_v1.messages_hourly', 'SELECT') AS reads`;
  return (await database.rows(query))[0];
}

export const checks = {
  'roles are given their rights, after every migration anew': async (database) => {
    for (const role of ['gateway', 'api', 'worker', 'grafana']) await database.run(`CREATE ROLE ${role}`);
    await database.run('CREATE SCHEMA IF NOT EXISTS telegram_migration');
    await database.run(textOf(GRANTS));
    await database.run(textOf(GRANTS));
    const seen = {};
    for (const role of ['gateway', 'api', 'worker', 'grafana']) {
      const { writes, reads } = await rights(database, role);
      if (!reads || writes !== (role === 'gateway')) throw new Error(`${role}: writes ${writes}, reads ${reads}`);
      seen[role] = writes ? 'writes and reads' : 'reads';
    }
    return Object.entries(seen).map(([role, right]) => `${role} ${right}`).join(', ');
  },
};
