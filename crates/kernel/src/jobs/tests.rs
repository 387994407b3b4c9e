//! The queue, on both engines: at least once, one worker at a time, nothing lost.
