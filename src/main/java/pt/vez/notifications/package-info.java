/** Messages by mail and SMS gateway, and calendar files. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "platform",
            "audit",
            "identity",
            "associations",
            "mandates",
            "rota",
            "people",
            "casework",
            "documents",
            "scheduling",
            "invitations",
            "training",
            "hiring",
            "visits"
        })
package pt.vez.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
