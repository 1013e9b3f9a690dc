package pt.vez.intake.internal;

import java.util.UUID;
import pt.vez.platform.SealedFiles.Sealed;

/** A photograph in the store of files. */
record StoredPhotograph(UUID id, int size, Sealed file) {}
