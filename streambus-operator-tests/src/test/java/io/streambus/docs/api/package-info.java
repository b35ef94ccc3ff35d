/** The page that lists the public API, and what the API itself must fulfill. */
@NullMarked
package io.streambus.docs.api;

import org.jspecify.annotations.NullMarked;
