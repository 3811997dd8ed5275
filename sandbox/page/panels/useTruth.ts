import { useEffect, useState } from 'react';

import type { TruthThenAndNow } from '../../start/page';
import { request } from '../server/server';

const period = 1000;

/** What is so in the workspace; looked at each second, as long as the panel is seen. */
export function useTruth(): TruthThenAndNow | undefined {
    const [truth, setTruth] = useState<TruthThenAndNow>();
    useEffect(() => {
        let isOn = true;
        const look = async (): Promise<void> => {
            if (document.visibilityState === 'visible') {
                const found = await request<TruthThenAndNow>('GET', '/sandbox/truth').catch(() => undefined);
                if (isOn && found) {
                    setTruth(found);
                }
            }
        };
        void look();
        const timer = setInterval(() => void look(), period);
        return () => {
            isOn = false;
            clearInterval(timer);
        };
    }, []);
    return truth;
}
