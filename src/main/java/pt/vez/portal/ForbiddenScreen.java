package pt.vez.portal;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import pt.vez.shell.Actions;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** Shown for a screen of other roles. */
@ParentLayout(MainLayout.class)
@PermitAll
class ForbiddenScreen extends Screen implements HasErrorParameter<AccessDeniedException> {
    ForbiddenScreen() {
        super("problem.title");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        resetWithHeading(null);
        showMessage(Variant.ATTENTION, t("problem.403"));
        add(Actions.row(Actions.primaryLink(t("problem.home"), "home")));
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
