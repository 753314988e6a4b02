/** The one version of the engine and of its SDK that this platform runs on. */
export const ENGINE_VERSION = "3.259.0";
