/**
 * Signatures that OpenSSH 9.2p1 made of MESSAGE for NAMESPACE: `ssh-keygen -Y sign -n causeway.approval`. The armour's
 * lines are left out. The first key's private half is the bytes 0 to 31.
 */
export const MESSAGE = "a statement\n";
export const NAMESPACE = "causeway.approval";

export interface Vector {
  readonly name: string;
  readonly publicKey: string;
  readonly signature: string;
}

export const vectors: readonly Vector[] = [
  {
    name: "ed25519",
    publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
    signature:
      "U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgA6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbgAAAARY2F1" +
      "c2V3YXkuYXBwcm92YWwAAAAAAAAABnNoYTUxMgAAAFMAAAALc3NoLWVkMjU1MTkAAABA/MMVOYWx4ilIDjL4Oi0YjGOq/IOK" +
      "oyoK2epM//Ptakig6xPmgO/nyOz8SD3wZ3GA19MrdZLijVuSNv2hq3F0BA==",
  },
  {
    name: "ed25519, sha256",
    publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
    signature:
      "U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgA6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbgAAAARY2F1" +
      "c2V3YXkuYXBwcm92YWwAAAAAAAAABnNoYTI1NgAAAFMAAAALc3NoLWVkMjU1MTkAAABARSwFoB/oUuSKIt7YcVfrtTDD/QBs" +
      "pMh2c+7r7qcEGxHf1zGOizgaDrp2rnlmnuH8Zkbt3eqP8jSVniEMid+BCQ==",
  },
  {
    name: "ecdsa nistp256",
    publicKey:
      "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBBzhHBEP2vXblro9pV28v6sa" +
      "cXNQKd2ZRcH7thGJ79sJJgNTbbodqH4c5Rtva250CrzOiU7VnuWjHnEiqsH7IEw=",
    signature:
      "U1NIU0lHAAAAAQAAAGgAAAATZWNkc2Etc2hhMi1uaXN0cDI1NgAAAAhuaXN0cDI1NgAAAEEEHOEcEQ/a9duWuj2lXby/qxpx" +
      "c1Ap3ZlFwfu2EYnv2wkmA1Ntuh2ofhzlG29rbnQKvM6JTtWe5aMecSKqwfsgTAAAABFjYXVzZXdheS5hcHByb3ZhbAAAAAAA" +
      "AAAGc2hhNTEyAAAAZAAAABNlY2RzYS1zaGEyLW5pc3RwMjU2AAAASQAAACEA29XHDFxBsLTB060pzSWQwFMJ1X4alKfbX6Sd" +
      "xjwOJtcAAAAgVCOQnsjAv4+lmLiXxdqMSH9im0JtoGzy6tmvJOEDkhQ=",
  },
  {
    name: "ecdsa nistp384",
    publicKey:
      "ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBAXXdbFLI1O5B/r8sHK+1vBQ" +
      "nQbj70YSAosxDTTqtLJq5/JZ0CINHAVxX6QR7chsVzUEk38UyXgH4hVSAsl3QnZnrHcjgHmFVhR8FNTbnN65QfFgbMmx64rh" +
      "jlp3GPi7XA==",
    signature:
      "U1NIU0lHAAAAAQAAAIgAAAATZWNkc2Etc2hhMi1uaXN0cDM4NAAAAAhuaXN0cDM4NAAAAGEEBdd1sUsjU7kH+vywcr7W8FCd" +
      "BuPvRhICizENNOq0smrn8lnQIg0cBXFfpBHtyGxXNQSTfxTJeAfiFVICyXdCdmesdyOAeYVWFHwU1Nuc3rlB8WBsybHriuGO" +
      "WncY+LtcAAAAEWNhdXNld2F5LmFwcHJvdmFsAAAAAAAAAAZzaGE1MTIAAACFAAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAABq" +
      "AAAAMQCPFxJYDdY6HoGJa+XUppzmNx1R3sAXa0ppii99gwteKf1tU4I2WfIc7bF/ntM/6+cAAAAxAOrhhI87HjYu4jSZ73p0" +
      "DD9T0CxHGClJnlQLFFu8Mr24i2AuQX8AbNoVsmPH5PiSKA==",
  },
  {
    name: "ecdsa nistp521",
    publicKey:
      "ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBADdJtLLU7vtSm3mZgksAT0v" +
      "E8vkTnSre9DlVU3+hce4roBjN8pOxlIdxyCeHTz12MNNFmk+wJuh4O45A6JcCbusxgCtSlpDJk6HmLy2r8IjBuU/C5woBOmk" +
      "6W1OWsBS9STnGLLgxwn+cVK5/aKr7JnSgOHKZk7RCJ4rPK2SAZCbCyaDwA==",
    signature:
      "U1NIU0lHAAAAAQAAAKwAAAATZWNkc2Etc2hhMi1uaXN0cDUyMQAAAAhuaXN0cDUyMQAAAIUEAN0m0stTu+1KbeZmCSwBPS8T" +
      "y+ROdKt70OVVTf6Fx7iugGM3yk7GUh3HIJ4dPPXYw00WaT7Am6Hg7jkDolwJu6zGAK1KWkMmToeYvLavwiMG5T8LnCgE6aTp" +
      "bU5awFL1JOcYsuDHCf5xUrn9oqvsmdKA4cpmTtEInis8rZIBkJsLJoPAAAAAEWNhdXNld2F5LmFwcHJvdmFsAAAAAAAAAAZz" +
      "aGE1MTIAAACnAAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAACMAAAAQgEBCoy4YCE/n7yd0A6JTos5kxlqVCTFQIuZlLjtPQNV" +
      "MEslWTjuADruLrLol2TMBgdP8p/NhUUfAZEfTZi0/VDZugAAAEIBVDrnCgq0KYQFMY/AmEPUyAsBPSDApvSOi65ZZwK8A9WV" +
      "ni1iwqSCD7O0Ja7Pl6N3pt/+vqYWrqSXDvbThZSZIto=",
  },
  {
    name: "rsa 2048",
    publicKey:
      "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCtJO4r+1E0+XRzFkX5mwCBbOr10UQaOqv5ezxuo+itFysQi9+OoWVXE6F0" +
      "Yo2ypK8VeIRbmJppOtZd7GUwqFo+sbWccng4ZWDrCfPrmf7mbfvVnPHE1vAvcK5w7jxmosX9o4JUuXMc4KgcCiwstZ3hL6Fk" +
      "RPJhvn8Z8ndecKVkMa9pXaZPZJE+MyJUR/wXaes/4VOMuFtO5XfDgqUwzNMJbLZg3O6JRjfVqq9H0NoG5NROggbEgGSN1419" +
      "2GGUaqujz75gd43fkHb9avqJ8yqCWmRY6FiWvZq3v7aujilVaKPxZxS0DZtjx0TS3qxCYLYhCCVSZPCGCsHLxpTRHjXB",
    signature:
      "U1NIU0lHAAAAAQAAARcAAAAHc3NoLXJzYQAAAAMBAAEAAAEBAK0k7iv7UTT5dHMWRfmbAIFs6vXRRBo6q/l7PG6j6K0XKxCL" +
      "346hZVcToXRijbKkrxV4hFuYmmk61l3sZTCoWj6xtZxyeDhlYOsJ8+uZ/uZt+9Wc8cTW8C9wrnDuPGaixf2jglS5cxzgqBwK" +
      "LCy1neEvoWRE8mG+fxnyd15wpWQxr2ldpk9kkT4zIlRH/Bdp6z/hU4y4W07ld8OCpTDM0wlstmDc7olGN9Wqr0fQ2gbk1E6C" +
      "BsSAZI3XjX3YYZRqq6PPvmB3jd+Qdv1q+onzKoJaZFjoWJa9mre/tq6OKVVoo/FnFLQNm2PHRNLerEJgtiEIJVJk8IYKwcvG" +
      "lNEeNcEAAAARY2F1c2V3YXkuYXBwcm92YWwAAAAAAAAABnNoYTUxMgAAARQAAAAMcnNhLXNoYTItNTEyAAABAHGJbK4N+DdF" +
      "bnRuByhUjjt7MzmU5sVJzVNcHPbvEXd72Ld8g+7RDgk6APt/fEavEgw8R4BG9iSl6kHC1TFsskGmrc1fQoPHFzkHFzbLtAAc" +
      "xVpOmJ2RxNH3S34+obK/rP+mifqcxmnspTtIAjZec5dnvlzh5FQ/ETAsOY5Gl2tCMcDhAsKHToWgCiLiBc4jUQ9S57Wxob6X" +
      "phxnyX4TmDZ/XY2uI6dkTkGgJe9Jy9B/hlwJFA6nlDhyB4kUBy48zaWYqQzAbsWBRJvL1Q3cSj6p2UpjIUzS6Iz7sYZ1B1uT" +
      "OsWimHiYAnyqcwD+iaL/Ne+uJVhdx+MRxQZkYuxE4g0=",
  },
  {
    name: "rsa 2048, sha256",
    publicKey:
      "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCtJO4r+1E0+XRzFkX5mwCBbOr10UQaOqv5ezxuo+itFysQi9+OoWVXE6F0" +
      "Yo2ypK8VeIRbmJppOtZd7GUwqFo+sbWccng4ZWDrCfPrmf7mbfvVnPHE1vAvcK5w7jxmosX9o4JUuXMc4KgcCiwstZ3hL6Fk" +
      "RPJhvn8Z8ndecKVkMa9pXaZPZJE+MyJUR/wXaes/4VOMuFtO5XfDgqUwzNMJbLZg3O6JRjfVqq9H0NoG5NROggbEgGSN1419" +
      "2GGUaqujz75gd43fkHb9avqJ8yqCWmRY6FiWvZq3v7aujilVaKPxZxS0DZtjx0TS3qxCYLYhCCVSZPCGCsHLxpTRHjXB",
    signature:
      "U1NIU0lHAAAAAQAAARcAAAAHc3NoLXJzYQAAAAMBAAEAAAEBAK0k7iv7UTT5dHMWRfmbAIFs6vXRRBo6q/l7PG6j6K0XKxCL" +
      "346hZVcToXRijbKkrxV4hFuYmmk61l3sZTCoWj6xtZxyeDhlYOsJ8+uZ/uZt+9Wc8cTW8C9wrnDuPGaixf2jglS5cxzgqBwK" +
      "LCy1neEvoWRE8mG+fxnyd15wpWQxr2ldpk9kkT4zIlRH/Bdp6z/hU4y4W07ld8OCpTDM0wlstmDc7olGN9Wqr0fQ2gbk1E6C" +
      "BsSAZI3XjX3YYZRqq6PPvmB3jd+Qdv1q+onzKoJaZFjoWJa9mre/tq6OKVVoo/FnFLQNm2PHRNLerEJgtiEIJVJk8IYKwcvG" +
      "lNEeNcEAAAARY2F1c2V3YXkuYXBwcm92YWwAAAAAAAAABnNoYTI1NgAAARQAAAAMcnNhLXNoYTItNTEyAAABAB7iK0fCp++w" +
      "55KyxCkf3hiMGPYy8LUXOM+WOJOKFjWxkeAunLFM/hoarW+ZW8x4csk8VE98cO11qgZm5/H5HtgmbYCVpTHn00fpg0HSEkt+" +
      "jHPWf/LjiQlBoPVHeUMTBWKOsWFKfr0orxah3co+zhQftIbyPsYdwHUp+ZwvxUBrDbMYt8dwEAId5HY9fBpm7SIIgSceHnkO" +
      "4b8XpP6Ixn1KVf1POlBOc861UXiLnjyo8o9dHSIViduVh/UEO37NOVvtEFNdSxqxjRq3P3xZyiIhrb+qImE8HuTdZ52D6hmx" +
      "Xhe+clcZ31oXXci3K41eHGtJx5//P1kdcuUJZimikY0=",
  },
];

/** A signature as ssh-keygen writes it to a file. */
export const armoured = ({ signature }: Pick<Vector, "signature">): string =>
  `-----BEGIN SSH SIGNATURE-----\n${signature.replaceAll(/.{70}/g, "$&\n").trimEnd()}\n-----END SSH SIGNATURE-----\n`;
