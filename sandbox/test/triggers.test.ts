import { UIKitInteractionType } from '@rocket.chat/apps-engine/definition/uikit';

import { WorkspaceModel } from '../model/model';

/** The life of a trigger (docs/rocketchat.md#a-trigger-lives-for-five-seconds). */
describe('triggers', () => {
    let model: WorkspaceModel;
    let pushed: number;
    const push = (user: string, triggerId: string): number => {
        const before = pushed;
        model.interactions.push(user, { type: UIKitInteractionType.MODAL_OPEN, triggerId, appId: 'app-1', view: {} });
        return pushed - before;
    };

    beforeEach(() => {
        model = new WorkspaceModel();
        pushed = 0;
        model.events.listen(({ type }) => {
            pushed += type === 'ui-interaction' ? 1 : 0;
        });
        model.interactions.register('mona', 'trigger');
    });

    test('a trigger opens one modal, and no second one', () => {
        expect(push('mona', 'trigger')).toBe(1);
        expect(push('mona', 'trigger')).toBe(0);
        expect(model.interactions.dropped).toHaveLength(1);
    });

    test('a spent trigger is not good again because it is sent again', () => {
        push('mona', 'trigger');
        model.interactions.register('mona', 'trigger');
        expect(push('mona', 'trigger')).toBe(0);
    });

    test('it lives for 5 s', () => {
        model.clock.shift(4900);
        expect(push('mona', 'trigger')).toBe(1);
        model.interactions.register('mona', 'other');
        model.clock.shift(5000);
        expect(push('mona', 'other')).toBe(0);
    });

    test("it is good for its own user's clients only, and an invented one for nobody's", () => {
        expect(push('max', 'trigger')).toBe(0);
        expect(push('mona', 'invented')).toBe(0);
        expect(push('mona', 'trigger')).toBe(1);
    });
});
