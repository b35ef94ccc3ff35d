@NullMarked
package io.streambus.resources.podsecurity;

import org.jspecify.annotations.NullMarked;
