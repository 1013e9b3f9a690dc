package pt.vez.portal;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import pt.vez.identity.CurrentActor;
import pt.vez.shell.Screen;

/** All navigation entries of the actor's roles, for a screen too narrow to show them beside each other. */
@Route(MoreView.PATH)
@RolesAllowed({"ADMINISTRATOR", "OFFICER", "MEDIATOR"})
class MoreView extends Screen implements BeforeEnterObserver {
    static final String PATH = "more";
    private final CurrentActor current;
    private final StaffPlaces places;

    MoreView(CurrentActor current, StaffPlaces places) {
        super("shell.more");
        this.current = current;
        this.places = places;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        resetWithHeading(null);
        places.grouped(current.get()).forEach((group, inside) -> {
            var list = new UnorderedList();
            list.addClassName("more");
            inside.forEach(each ->
                    list.add(new ListItem(new Anchor(each.path(), each.glyph().icon(), new Span(t(each.key()))))));
            add(new Div(new H2(t(group.key())), list));
        });
    }
}
