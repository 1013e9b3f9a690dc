/** Who is next: the order of cases, waves of invitations, the waiting list, the waiting room, plans after a disruption. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "platform",
            "shell",
            "calendar",
            "audit",
            "identity",
            "people",
            "casework",
            "casework :: ui",
            "scheduling",
            "scheduling :: ui"
        })
package pt.vez.invitations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
