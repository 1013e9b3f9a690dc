/** A mediator with a person from beginning to summary: visits, who is with whom, handing over, mandates in hand. */
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
            "mandates :: ui",
            "rota",
            "casework",
            "casework :: ui",
            "documents",
            "scheduling",
            "hiring",
            "intake",
            "people"
        })
package pt.vez.visits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
