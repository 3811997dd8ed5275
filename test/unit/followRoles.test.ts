import { followRoles } from '../../src/moderation/followRoles';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';

function stage(authorisedRoles: string, protectedRoles = 'admin') {
    const workspace = new MemoryWorkspace(new Store());
    const { store } = workspace;
    store.roles = [
        { id: 'admin', name: 'admin' },
        { id: 'mods-id', name: 'mods' },
    ];
    store.rules = { ...store.rules, authorisedRoles, protectedRoles };
    return { workspace, store };
}

test('a role that is gone is told once, at however many sweeps, whichever setting names it', async () => {
    const { workspace, store } = stage('admin, mods, gone', 'admin, vanished');
    await followRoles(workspace);
    await followRoles(workspace);
    await followRoles(workspace);
    expect(store.notices).toEqual([
        { kind: 'unknown-role', role: 'gone' },
        { kind: 'unknown-role', role: 'vanished' },
    ]);
});

test('a role that is renamed, back and renamed again is told twice', async () => {
    const { workspace, store } = stage('admin, mods');
    await followRoles(workspace);
    expect(store.notices).toEqual([]);
    const [admin, mods] = store.roles;
    for (const name of ['guards', 'mods', 'guards']) {
        store.roles = [...(admin ? [admin] : []), ...(mods ? [{ ...mods, name }] : [])];
        await followRoles(workspace);
    }
    expect(store.notices).toEqual([
        { kind: 'unknown-role', role: 'mods' },
        { kind: 'unknown-role', role: 'mods' },
    ]);
});
