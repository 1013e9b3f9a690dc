/** Screens that compose several features, and the pages before sign-in. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "platform",
            "shell",
            "audit",
            "identity",
            "associations",
            "mandates",
            "casework",
            "casework :: ui",
            "documents",
            "documents :: ui",
            "scheduling",
            "scheduling :: ui",
            "invitations",
            "training",
            "intake",
            "hiring",
            "notifications",
            "associations :: ui",
            "mandates :: ui",
            "notifications :: ui",
            "visits",
            "visits :: ui",
            "people"
        })
package pt.vez.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
