package pt.vez.casework.internal;

import java.time.Duration;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseLookup;
import pt.vez.casework.CaseNumber;
import pt.vez.platform.Limits;
import pt.vez.shared.Base32;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PartialDate;

/** Answers without sign-in, within limits of the network and of the number. */
@Service
class PublicCaseLookup implements CaseLookup {
    private final CaseLookupQueries cases;
    private final Limits limits;

    PublicCaseLookup(CaseLookupQueries cases, Limits limits) {
        this.cases = cases;
        this.limits = limits;
    }

    @Override
    @Transactional(readOnly = true)
    public Whereabouts find(String number, LocalDate birthDate, String address) {
        String typed = Base32.normalise(number);
        if (!CaseNumber.isValid(typed)) {
            throw new InvalidInput("where.number");
        }
        limits.count("where.address", address, 30, Duration.ofHours(1));
        limits.count("where.pair", typed + "/" + address, 10, Duration.ofHours(1));
        limits.notice("where.number", typed, 300, Duration.ofHours(1));
        return cases.find(typed)
                .filter(known -> known.birth().covers(PartialDate.of(birthDate)))
                .map(CaseLookupQueries.Known::whereabouts)
                .orElseThrow(() -> new InvalidInput("where.unknown"));
    }
}
