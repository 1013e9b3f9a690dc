package pt.vez.casework.ui;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseView;
import pt.vez.casework.Claim;
import pt.vez.platform.Dates;
import pt.vez.shared.Zones;

/** Which account is linked to a case, how sure that is, and since when, for mediators and officers. */
public final class AccountFormatter {
    private AccountFormatter() {}

    public static String linked(
            CaseView.@Nullable LinkedAccount account, Claim claim, Component screen, Locale language) {
        String state = screen.getTranslation("enum.Claim." + claim.name());
        return account == null
                ? state
                : screen.getTranslation(
                        "file.claim.since", state, account.hint(), Dates.full(account.since(), Zones.LISBON, language));
    }
}
