// No script of a framework on pages for the public: what they do beyond links and forms, small modules of ours do.
export const csr = false;
