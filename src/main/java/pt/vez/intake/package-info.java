/** Walk-in intakes recorded on a device without a network, sent once, and what becomes of them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "platform",
            "shell",
            "calendar",
            "identity",
            "audit",
            "associations",
            "mandates",
            "rota",
            "casework",
            "casework :: ui",
            "documents",
            "people"
        })
package pt.vez.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
