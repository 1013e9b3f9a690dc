/** Who is on duty at which centre and when: availability, duties, absence and cover, swaps. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "platform",
            "shell",
            "identity",
            "audit",
            "calendar",
            "associations",
            "training"
        })
package pt.vez.rota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
