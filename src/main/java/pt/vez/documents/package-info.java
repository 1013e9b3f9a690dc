/** Checklist, upload and review of the papers of a case. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "platform", "shell", "audit", "identity", "casework", "casework :: ui"})
package pt.vez.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
