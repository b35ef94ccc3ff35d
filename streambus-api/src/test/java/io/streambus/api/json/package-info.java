@NullMarked
package io.streambus.api.json;

import org.jspecify.annotations.NullMarked;
