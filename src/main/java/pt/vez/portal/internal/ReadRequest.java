package pt.vez.portal.internal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.tomcat.util.http.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body was read before it took a thread. The rest of the product sees an ordinary request: its parameters,
 * its parts or its bytes, dispatched for the first time.
 */
class ReadRequest extends HttpServletRequestWrapper {
    static final int MOST_PARAMETERS = 500;
    private Map<String, List<String>> values = Map.of();
    private List<Part> parts = List.of();
    private byte[] content = {};

    ReadRequest(HttpServletRequest request) {
        super(request);
    }

    /**
     * Takes the whole body; fields of a form become parameters.
     *
     * @throws BodyTooLarge with more than {@value #MOST_PARAMETERS} parameters
     */
    void read(InputStream body) throws IOException {
        byte[] bytes = body.readAllBytes();
        String type = getContentType();
        boolean form = type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
        values = parameters(form ? bytes : new byte[0]);
        content = form ? new byte[0] : bytes;
    }

    /** Takes a form with a file, of which at most this many bytes and one more are kept. */
    void readForm(InputStream body, int most) throws IOException {
        BoundedForm form = BoundedForm.read(body, String.valueOf(getContentType()), most);
        values = parameters(new byte[0]);
        form.values()
                .forEach((name, all) ->
                        values.computeIfAbsent(name, any -> new ArrayList<>()).addAll(all));
        parts = form.parts();
    }

    private Map<String, List<String>> parameters(byte[] form) throws IOException {
        var read = new Parameters();
        read.setLimit(MOST_PARAMETERS);
        read.setCharset(StandardCharsets.UTF_8);
        String query = getQueryString();
        try {
            if (query != null) {
                byte[] asked = query.getBytes(StandardCharsets.ISO_8859_1);
                read.processParameters(asked, 0, asked.length);
            }
            read.processParameters(form, 0, form.length);
        } catch (IllegalStateException e) {
            throw new BodyTooLarge(MOST_PARAMETERS + " parameters");
        }
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String name : Collections.list(read.getParameterNames())) {
            all.put(name, new ArrayList<>(Arrays.asList(read.getParameterValues(name))));
        }
        return all;
    }

    @Override
    public DispatcherType getDispatcherType() {
        DispatcherType type = super.getDispatcherType();
        return type == DispatcherType.ASYNC ? DispatcherType.REQUEST : type;
    }

    @Override
    public @Nullable String getParameter(String name) {
        List<String> all = values.get(name);
        return all == null ? null : all.getFirst();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        List<String> all = values.get(name);
        return all == null ? null : all.toArray(String[]::new);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(values.keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> map = new LinkedHashMap<>();
        values.forEach((name, all) -> map.put(name, all.toArray(String[]::new)));
        return map;
    }

    @Override
    public Collection<Part> getParts() {
        return parts;
    }

    @Override
    public @Nullable Part getPart(String name) {
        return parts.stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        var bytes = new ByteArrayInputStream(content);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return bytes.read(target, offset, length);
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new IllegalStateException("the body is here already");
            }
        };
    }
}
