package pt.vez.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import pt.vez.shared.PageOf;

/** From page to page. */
public class Pager extends Div {
    public static final int SIZE = 25;

    public Pager(int page, long total, String counted, IntConsumer go) {
        addClassName("pager");
        var text = new Span(counted);
        text.addClassName("grow");
        add(text);
        int last = last(total);
        if (last > 0) {
            var back = Actions.secondary(getTranslation("pager.back"), click -> go.accept(page - 1));
            back.setEnabled(page > 0);
            back.getElement().setAttribute("data-page", "back");
            var next = Actions.secondary(getTranslation("pager.next"), click -> go.accept(page + 1));
            next.setEnabled(page < last);
            next.getElement().setAttribute("data-page", "next");
            add(back, new Span(getTranslation("pager.page", page + 1, last + 1)), next);
        }
    }

    /** A page that exists, with its rows. */
    public record Page<T>(int number, PageOf<T> found) {}

    /**
     * The page asked for, or the last one where the list ends before it.
     *
     * @param find reads from an offset
     */
    public static <T> Page<T> at(int wanted, IntFunction<PageOf<T>> find) {
        PageOf<T> found = find.apply(wanted * SIZE);
        int last = last(found.total());
        return wanted <= last ? new Page<>(wanted, found) : new Page<>(last, find.apply(last * SIZE));
    }

    private static int last(long total) {
        return (int) Math.max(0, (total - 1) / SIZE);
    }
}
