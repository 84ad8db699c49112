/** Reports how far long work has come: `done` of `total`, total null while it is unknown. */
export type Progress = (step: { label: string; done: number; total: number | null }) => void;
