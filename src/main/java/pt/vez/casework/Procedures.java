package pt.vez.casework;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.LocalText;

/** The catalogue of procedures and what each asks for. Public knowledge, kept as data. */
public interface Procedures {
    /** @param decisionDays term for the decision in days (Law 23/2007 art. 82) */
    record Procedure(
            String code,
            LocalText name,
            LocalText plain,
            String legalBasis,
            String serviceCode,
            int decisionDays,
            boolean openForNew) {}

    /** @param validityDays age at which the document is too old on the day of attendance */
    record Item(
            String code,
            LocalText name,
            LocalText hint,
            @Nullable Integer validityDays) {}

    List<Procedure> all();

    Procedure get(String code);

    /** The checklist in its order. */
    List<Item> checklist(String procedureCode);

    /** Everything any procedure asks for. */
    List<Item> items();

    Optional<Item> item(String code);
}
