package pt.vez.associations;

import java.util.List;
import org.springframework.context.annotation.Bean;
import pt.vez.shared.Actor;

/** What higher modules tell that of associations, for tests that start without them: an agreement can cover nothing. */
public final class NoCoverage {
    @Bean
    AgreementCoverage agreementCoverage() {
        return new AgreementCoverage() {
            @Override
            public List<Procedure> procedures() {
                return List.of();
            }

            @Override
            public List<Centre> centres(Actor actor) {
                return List.of();
            }
        };
    }
}
