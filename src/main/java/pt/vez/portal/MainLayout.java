package pt.vez.portal;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pt.vez.identity.Accounts;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Languages;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shell.Icon;
import pt.vez.shell.Shortcuts;
import pt.vez.visits.ui.HandoverOfferSign;
import pt.vez.visits.ui.VisitBanner;
import pt.vez.visits.ui.VisitNavigation;

/**
 * The frame of every screen: for applicants, and for a mediator in a visit, a phone with four entries at the bottom;
 * for staff, a side navigation. During a visit the banner with the applicant's name stays on the screen.
 */
@Layout
@PermitAll
@CssImport("./styles/features/desk.css")
public class MainLayout extends Div implements RouterLayout, BeforeEnterObserver, AfterNavigationObserver {
    private static final int AT_THE_THUMB = 4;
    private static final int WITHOUT_HEADINGS = 9;
    private final CurrentActor current;
    private final Accounts accounts;
    private final StaffPlaces staff;
    private final VisitBanner.Source banner;
    private final VisitNavigation visits;
    private final HandoverOfferSign.Source offers;
    private final Main main = new Main();
    private final List<Anchor> places = new ArrayList<>();
    private boolean built;

    MainLayout(
            CurrentActor current,
            Accounts accounts,
            StaffPlaces staff,
            VisitBanner.Source banner,
            VisitNavigation visits,
            HandoverOfferSign.Source offers) {
        this.current = current;
        this.accounts = accounts;
        this.staff = staff;
        this.banner = banner;
        this.visits = visits;
        this.offers = offers;
        main.setId("main");
        main.getElement().setAttribute("tabindex", "-1");
        addClassName("frame");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<Actor> actor = current.find();
        if (actor.isEmpty()) {
            visits.leave(event.getUI());
            return;
        }
        if (visits.endIfTakenOver(event.getUI(), actor.get())) {
            return;
        }
        // The frame is made anew with every place, so that a change of role or visit shows at once.
        build(actor.get());
    }

    private void build(Actor actor) {
        removeAll();
        places.clear();
        var skip = new Anchor("#main", getTranslation("shell.skip"));
        skip.addClassName("skip");
        skip.setRouterIgnore(true);
        boolean phone = actor.acting() != null || isOnlyApplicant(actor);
        Header top = topbar();
        if (!phone) {
            top.addComponentAtIndex(1, new Shortcuts());
        }
        add(skip, top);
        setClassName("phone", phone);
        setClassName("staff", !phone);
        Actor.Acting acting = actor.acting();
        if (acting != null) {
            add(new VisitBanner(banner, actor, acting));
        }
        if (actor.is(Role.MEDIATOR)) {
            add(new HandoverOfferSign(offers, actor));
        }
        if (phone) {
            add(
                    main,
                    navigation(
                            "bottombar",
                            List.of(
                                    place(Icon.HOME, "shell.home", "home"),
                                    place(Icon.PAPER, "shell.documents", "documents"),
                                    place(Icon.CALENDAR, "shell.appointment", "appointment"),
                                    place(Icon.PATH, "shell.case", "case"))));
        } else {
            List<StaffPlaces.Place> all = new ArrayList<>(staff.of(actor));
            all.addAll(staff.own(actor));
            var body = new Div(sidebar(staff.grouped(actor)), main, thumb(all));
            body.addClassName("body");
            add(body);
        }
        built = true;
    }

    private static boolean isOnlyApplicant(Actor actor) {
        return !actor.isAgencyStaff() && !actor.is(Role.MEDIATOR);
    }

    /** Groups have a heading where there are more places than the eye takes in at once. */
    private Nav sidebar(Map<StaffPlaces.Group, List<StaffPlaces.Place>> groups) {
        Nav nav = navigation("sidebar", List.of());
        boolean headed = groups.values().stream().mapToInt(List::size).sum() > WITHOUT_HEADINGS;
        groups.forEach((group, inside) -> {
            var section = new Div();
            section.addClassName("group");
            if (headed) {
                section.getElement().setAttribute("role", "group");
                section.getElement().setAttribute("aria-label", getTranslation(group.key()));
                var heading = new Span(getTranslation(group.key()));
                heading.getElement().setAttribute("aria-hidden", "true");
                section.add(heading);
            }
            inside.forEach(each -> section.add(place(each)));
            nav.add(section);
        });
        return nav;
    }

    /** On a phone: the four places used most at the thumb, and the way to all others. */
    private Nav thumb(List<StaffPlaces.Place> all) {
        List<Anchor> first = new ArrayList<>(
                all.stream().limit(AT_THE_THUMB).map(this::place).toList());
        if (all.size() > AT_THE_THUMB) {
            first.add(place(Icon.LIST, "shell.more", MoreView.PATH));
        }
        return navigation("bottombar", first);
    }

    private Anchor place(StaffPlaces.Place place) {
        return place(place.glyph(), place.key(), place.path());
    }

    private Anchor place(Icon icon, String key, String path) {
        var anchor = new Anchor(path, icon.icon(), new Span(getTranslation(key)));
        anchor.getElement().setAttribute("data-place", path);
        places.add(anchor);
        return anchor;
    }

    private Nav navigation(String style, List<Anchor> items) {
        var nav = new Nav();
        nav.addClassName(style);
        nav.getElement().setAttribute("aria-label", getTranslation("shell.navigation"));
        items.forEach(nav::add);
        return nav;
    }

    private Header topbar() {
        var brand = new Anchor("home", "Vez");
        brand.addClassName("brand");
        boolean portuguese =
                Languages.PORTUGUESE.getLanguage().equals(getLocale().getLanguage());
        var language = new NativeButton(portuguese ? "English" : "Português");
        language.addClassName("top-action");
        language.getElement().setAttribute("lang", portuguese ? "en" : "pt-PT");
        language.addClickListener(click -> changeLanguage(portuguese ? "en-GB" : "pt-PT"));
        var account = new Anchor("account", Icon.PERSON.icon(), new Span(getTranslation("shell.account")));
        account.addClassName("top-action");
        var help = new Anchor("/help", Icon.INFO.icon(), new Span(getTranslation("shell.help")));
        help.addClassName("top-action");
        help.setRouterIgnore(true);
        var header = new Header(brand, language, help, account);
        header.addClassName("topbar");
        return header;
    }

    /** Remembers the language on the device and for mails, and shows the same page again; drafts are kept. */
    private void changeLanguage(String tag) {
        if (current.get().acting() == null) {
            accounts.changeLanguage(current.get(), tag);
        }
        UI.getCurrent()
                .getPage()
                .executeJs(
                        "document.cookie = 'lang=' + $0 + '; path=/; max-age=31536000; samesite=lax'; location.reload()",
                        tag);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().removeAllChildren();
        if (content != null) {
            main.getElement().appendChild(content.getElement());
        }
    }

    @Override
    public void removeRouterLayoutContent(HasElement oldContent) {
        main.getElement().removeAllChildren();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (!built) {
            return;
        }
        String path = event.getLocation().getPath();
        for (Anchor anchor : places) {
            String place = anchor.getElement().getAttribute("data-place");
            boolean here = path.equals(place) || path.startsWith(place + "/");
            if (here) {
                anchor.getElement().setAttribute("aria-current", "page");
            } else {
                anchor.getElement().removeAttribute("aria-current");
            }
        }
        // A new place begins at its top, for eyes and for screen readers.
        UI.getCurrent()
                .getPage()
                .executeJs(
                        "const h = document.getElementById('page-heading'); window.scrollTo(0, 0);"
                                + "if (h && document.activeElement !== document.body) { h.tabIndex = -1; h.focus({preventScroll: true}); }");
    }
}
