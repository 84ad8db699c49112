/** Reports progress: `done` of `total`; total is null while it is unknown. */
export type Progress = (step: { label: string; done: number; total: number | null }) => void;
