@NullMarked
package io.streambus.app.authorization;

import org.jspecify.annotations.NullMarked;
