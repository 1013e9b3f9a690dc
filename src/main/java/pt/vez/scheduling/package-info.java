/** Centres, desks, shifts, slots, holds, appointments, check-in. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "platform",
            "shell",
            "calendar",
            "audit",
            "identity",
            "casework",
            "casework :: ui",
            "mandates",
            "rota",
            "people"
        })
package pt.vez.scheduling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
