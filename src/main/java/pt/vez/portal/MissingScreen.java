package pt.vez.portal;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import pt.vez.shell.Actions;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** Shown for an unknown address. */
@ParentLayout(MainLayout.class)
@PermitAll
class MissingScreen extends Screen implements HasErrorParameter<NotFoundException> {
    MissingScreen() {
        super("problem.title");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        resetWithHeading(null);
        showMessage(Variant.ATTENTION, t("problem.404"));
        add(Actions.row(Actions.primaryLink(t("problem.home"), "home")));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
