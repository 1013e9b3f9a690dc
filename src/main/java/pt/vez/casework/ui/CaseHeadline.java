package pt.vez.casework.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Locale;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;

/** What a module above this one shows at the top of a case's page, before everything else. */
public interface CaseHeadline {
    /** @throws pt.vez.shared.NotAuthorised when the actor may not read the case */
    List<? extends Component> of(Actor actor, CaseId caseId, Locale language);
}
