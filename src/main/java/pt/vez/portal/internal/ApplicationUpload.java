package pt.vez.portal.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import pt.vez.hiring.Applications;

/**
 * Reads the application form before anybody else asks for its fields: a file too large for the server is a mistake at a
 * field of the form, with the sentence of this product, and no broken connection.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 60)
class ApplicationUpload extends OncePerRequestFilter {
    private static final Pattern FORM = Pattern.compile("/calls/[^/]+/apply");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return !request.getMethod().equals("POST")
                || type == null
                || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")
                || !FORM.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest read;
        try {
            read = new BoundedForm(request, Applications.MAX_CV);
        } catch (FileUploadException e) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        chain.doFilter(read, response);
    }
}
