//! Numbers that the system has names for.

/// Those that the C library knows.
macro_rules! known {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name as i64)),*] };
}

/// Names with their numbers on this system.
pub(super) const NUMBERS: &[(&str, i64)] = {
    const ALL: &[(&str, i64)] = known! {
        AF_ALG
        AF_APPLETALK
        AF_ASH
        AF_ATMPVC
        AF_ATMSVC
        AF_AX25
        AF_BLUETOOTH
        AF_BRIDGE
        AF_CAN
        AF_DECnet
        AF_ECONET
        AF_INET
        AF_INET6
        AF_IPX
        AF_IRDA
        AF_KEY
        AF_LLC
        AF_NETBEUI
        AF_NETLINK
        AF_NETROM
        AF_PACKET
        AF_PPPOX
        AF_RDS
        AF_ROSE
        AF_ROUTE
        AF_SECURITY
        AF_SNA
        AF_TIPC
        AF_UNIX
        AF_UNSPEC
        AF_VSOCK
        AF_WANPIPE
        AF_X25
        AI_ADDRCONFIG
        AI_ALL
        AI_CANONNAME
        AI_NUMERICHOST
        AI_NUMERICSERV
        AI_PASSIVE
        AI_V4MAPPED
        ALG_OP_DECRYPT
        ALG_OP_ENCRYPT
        ALG_SET_AEAD_ASSOCLEN
        ALG_SET_AEAD_AUTHSIZE
        ALG_SET_IV
        ALG_SET_KEY
        ALG_SET_OP
        CAN_BCM
        CAN_EFF_FLAG
        CAN_EFF_MASK
        CAN_ERR_FLAG
        CAN_ERR_MASK
        CAN_ISOTP
        CAN_J1939
        CAN_RAW
        CAN_RAW_ERR_FILTER
        CAN_RAW_FD_FRAMES
        CAN_RAW_FILTER
        CAN_RAW_JOIN_FILTERS
        CAN_RAW_LOOPBACK
        CAN_RAW_RECV_OWN_MSGS
        CAN_RTR_FLAG
        CAN_SFF_MASK
        EAI_AGAIN
        EAI_BADFLAGS
        EAI_FAIL
        EAI_FAMILY
        EAI_MEMORY
        EAI_NODATA
        EAI_NONAME
        EAI_OVERFLOW
        EAI_SERVICE
        EAI_SOCKTYPE
        EAI_SYSTEM
        ETH_P_ALL
        INADDR_ANY
        INADDR_BROADCAST
        INADDR_LOOPBACK
        INADDR_NONE
        IPPROTO_AH
        IPPROTO_DSTOPTS
        IPPROTO_EGP
        IPPROTO_ESP
        IPPROTO_FRAGMENT
        IPPROTO_GRE
        IPPROTO_HOPOPTS
        IPPROTO_ICMP
        IPPROTO_ICMPV6
        IPPROTO_IDP
        IPPROTO_IGMP
        IPPROTO_IP
        IPPROTO_IPIP
        IPPROTO_IPV6
        IPPROTO_MPTCP
        IPPROTO_NONE
        IPPROTO_PIM
        IPPROTO_PUP
        IPPROTO_RAW
        IPPROTO_ROUTING
        IPPROTO_RSVP
        IPPROTO_SCTP
        IPPROTO_TCP
        IPPROTO_TP
        IPPROTO_UDP
        IPPROTO_UDPLITE
        IPV6_CHECKSUM
        IPV6_DONTFRAG
        IPV6_DSTOPTS
        IPV6_HOPLIMIT
        IPV6_HOPOPTS
        IPV6_MULTICAST_HOPS
        IPV6_MULTICAST_IF
        IPV6_MULTICAST_LOOP
        IPV6_NEXTHOP
        IPV6_PATHMTU
        IPV6_PKTINFO
        IPV6_RECVDSTOPTS
        IPV6_RECVERR
        IPV6_RECVHOPLIMIT
        IPV6_RECVHOPOPTS
        IPV6_RECVPATHMTU
        IPV6_RECVPKTINFO
        IPV6_RECVRTHDR
        IPV6_RECVTCLASS
        IPV6_RTHDR
        IPV6_RTHDRDSTOPTS
        IPV6_TCLASS
        IPV6_UNICAST_HOPS
        IPV6_V6ONLY
        IP_ADD_MEMBERSHIP
        IP_ADD_SOURCE_MEMBERSHIP
        IP_BIND_ADDRESS_NO_PORT
        IP_BLOCK_SOURCE
        IP_DEFAULT_MULTICAST_LOOP
        IP_DEFAULT_MULTICAST_TTL
        IP_DROP_MEMBERSHIP
        IP_DROP_SOURCE_MEMBERSHIP
        IP_FREEBIND
        IP_HDRINCL
        IP_MULTICAST_IF
        IP_MULTICAST_LOOP
        IP_MULTICAST_TTL
        IP_OPTIONS
        IP_PKTINFO
        IP_RECVERR
        IP_RECVOPTS
        IP_RECVORIGDSTADDR
        IP_RECVTOS
        IP_RECVTTL
        IP_RETOPTS
        IP_TOS
        IP_TRANSPARENT
        IP_TTL
        IP_UNBLOCK_SOURCE
        J1939_EE_INFO_NONE
        J1939_EE_INFO_TX_ABORT
        J1939_FILTER_MAX
        J1939_IDLE_ADDR
        J1939_MAX_UNICAST_ADDR
        J1939_NLA_BYTES_ACKED
        J1939_NLA_PAD
        J1939_NO_ADDR
        J1939_NO_NAME
        J1939_NO_PGN
        J1939_PGN_ADDRESS_CLAIMED
        J1939_PGN_ADDRESS_COMMANDED
        J1939_PGN_MAX
        J1939_PGN_PDU1_MAX
        J1939_PGN_REQUEST
        MSG_CMSG_CLOEXEC
        MSG_CONFIRM
        MSG_CTRUNC
        MSG_DONTROUTE
        MSG_DONTWAIT
        MSG_EOR
        MSG_ERRQUEUE
        MSG_FASTOPEN
        MSG_MORE
        MSG_NOSIGNAL
        MSG_OOB
        MSG_PEEK
        MSG_TRUNC
        MSG_WAITALL
        NETLINK_CRYPTO
        NETLINK_DNRTMSG
        NETLINK_FIREWALL
        NETLINK_IP6_FW
        NETLINK_NFLOG
        NETLINK_ROUTE
        NETLINK_USERSOCK
        NETLINK_XFRM
        NI_DGRAM
        NI_IDN
        NI_MAXHOST
        NI_NAMEREQD
        NI_NOFQDN
        NI_NUMERICHOST
        NI_NUMERICSERV
        PACKET_BROADCAST
        PACKET_HOST
        PACKET_LOOPBACK
        PACKET_MULTICAST
        PACKET_OTHERHOST
        PACKET_OUTGOING
        PF_CAN
        PF_PACKET
        PF_RDS
        SCM_CREDENTIALS
        SCM_J1939_DEST_ADDR
        SCM_J1939_DEST_NAME
        SCM_J1939_ERRQUEUE
        SCM_J1939_PRIO
        SCM_RIGHTS
        SHUT_RD
        SHUT_RDWR
        SHUT_WR
        SOCK_CLOEXEC
        SOCK_DGRAM
        SOCK_NONBLOCK
        SOCK_RAW
        SOCK_RDM
        SOCK_SEQPACKET
        SOCK_STREAM
        SOL_ALG
        SOL_BLUETOOTH
        SOL_CAN_BASE
        SOL_CAN_RAW
        SOL_IP
        SOL_RDS
        SOL_SOCKET
        SOL_TCP
        SOL_TIPC
        SOL_UDP
        SOMAXCONN
        SO_ACCEPTCONN
        SO_BINDTODEVICE
        SO_BINDTOIFINDEX
        SO_BROADCAST
        SO_DEBUG
        SO_DOMAIN
        SO_DONTROUTE
        SO_ERROR
        SO_INCOMING_CPU
        SO_J1939_ERRQUEUE
        SO_J1939_FILTER
        SO_J1939_PROMISC
        SO_J1939_SEND_PRIO
        SO_KEEPALIVE
        SO_LINGER
        SO_MARK
        SO_OOBINLINE
        SO_ORIGINAL_DST
        SO_PASSCRED
        SO_PASSSEC
        SO_PEERCRED
        SO_PEERSEC
        SO_PRIORITY
        SO_PROTOCOL
        SO_RCVBUF
        SO_RCVLOWAT
        SO_RCVTIMEO
        SO_REUSEADDR
        SO_REUSEPORT
        SO_SNDBUF
        SO_SNDLOWAT
        SO_SNDTIMEO
        SO_TYPE
        TCP_CC_INFO
        TCP_CONGESTION
        TCP_CORK
        TCP_DEFER_ACCEPT
        TCP_FASTOPEN
        TCP_FASTOPEN_CONNECT
        TCP_FASTOPEN_KEY
        TCP_FASTOPEN_NO_COOKIE
        TCP_INFO
        TCP_INQ
        TCP_KEEPCNT
        TCP_KEEPIDLE
        TCP_KEEPINTVL
        TCP_LINGER2
        TCP_MAXSEG
        TCP_MD5SIG
        TCP_MD5SIG_EXT
        TCP_NODELAY
        TCP_NOTSENT_LOWAT
        TCP_QUEUE_SEQ
        TCP_QUICKACK
        TCP_REPAIR
        TCP_REPAIR_OPTIONS
        TCP_REPAIR_QUEUE
        TCP_REPAIR_WINDOW
        TCP_SAVED_SYN
        TCP_SAVE_SYN
        TCP_SYNCNT
        TCP_THIN_DUPACK
        TCP_THIN_LINEAR_TIMEOUTS
        TCP_TIMESTAMP
        TCP_ULP
        TCP_USER_TIMEOUT
        TCP_WINDOW_CLAMP
        TCP_ZEROCOPY_RECEIVE
        VMADDR_CID_ANY
        VMADDR_CID_HOST
        VMADDR_CID_LOCAL
        VMADDR_PORT_ANY
    };
    ALL
};

/// Those of the kernel and of Python that the library does not name.
pub(super) const MORE_NUMBERS: &[(&str, i64)] = &[
    ("AF_QIPCRTR", 42),
    ("ALG_OP_SIGN", 2),
    ("ALG_OP_VERIFY", 3),
    ("ALG_SET_PUBKEY", 6),
    ("BDADDR_BREDR", 0),
    ("BDADDR_LE_PUBLIC", 1),
    ("BDADDR_LE_RANDOM", 2),
    ("BTPROTO_HCI", 1),
    ("BTPROTO_L2CAP", 0),
    ("BTPROTO_RFCOMM", 3),
    ("BTPROTO_SCO", 2),
    ("BT_CHANNEL_POLICY", 10),
    ("BT_CHANNEL_POLICY_BREDR_ONLY", 0),
    ("BT_CHANNEL_POLICY_BREDR_PREFERRED", 1),
    ("BT_CODEC", 19),
    ("BT_DEFER_SETUP", 7),
    ("BT_FLUSHABLE", 8),
    ("BT_FLUSHABLE_OFF", 0),
    ("BT_FLUSHABLE_ON", 1),
    ("BT_ISO_QOS", 17),
    ("BT_MODE", 15),
    ("BT_MODE_BASIC", 0),
    ("BT_MODE_ERTM", 1),
    ("BT_MODE_EXT_FLOWCTL", 4),
    ("BT_MODE_LE_FLOWCTL", 3),
    ("BT_MODE_STREAMING", 2),
    ("BT_PHY", 14),
    ("BT_PHY_BR_1M_1SLOT", 1),
    ("BT_PHY_BR_1M_3SLOT", 2),
    ("BT_PHY_BR_1M_5SLOT", 4),
    ("BT_PHY_EDR_2M_1SLOT", 8),
    ("BT_PHY_EDR_2M_3SLOT", 16),
    ("BT_PHY_EDR_2M_5SLOT", 32),
    ("BT_PHY_EDR_3M_1SLOT", 64),
    ("BT_PHY_EDR_3M_3SLOT", 128),
    ("BT_PHY_EDR_3M_5SLOT", 256),
    ("BT_PHY_LE_1M_RX", 1024),
    ("BT_PHY_LE_1M_TX", 512),
    ("BT_PHY_LE_2M_RX", 4096),
    ("BT_PHY_LE_2M_TX", 2048),
    ("BT_PHY_LE_CODED_RX", 16384),
    ("BT_PHY_LE_CODED_TX", 8192),
    ("BT_PKT_STATUS", 16),
    ("BT_POWER", 9),
    ("BT_POWER_FORCE_ACTIVE_OFF", 0),
    ("BT_POWER_FORCE_ACTIVE_ON", 1),
    ("BT_RCVMTU", 13),
    ("BT_SECURITY", 4),
    ("BT_SECURITY_FIPS", 4),
    ("BT_SECURITY_HIGH", 3),
    ("BT_SECURITY_LOW", 1),
    ("BT_SECURITY_MEDIUM", 2),
    ("BT_SECURITY_SDP", 0),
    ("BT_SNDMTU", 12),
    ("BT_VOICE", 11),
    ("BT_VOICE_CVSD_16BIT", 96),
    ("BT_VOICE_TRANSPARENT", 3),
    ("BT_VOICE_TRANSPARENT_16BIT", 99),
    ("CAN_BCM_CAN_FD_FRAME", 2048),
    ("CAN_BCM_RX_ANNOUNCE_RESUME", 256),
    ("CAN_BCM_RX_CHANGED", 12),
    ("CAN_BCM_RX_CHECK_DLC", 64),
    ("CAN_BCM_RX_DELETE", 6),
    ("CAN_BCM_RX_FILTER_ID", 32),
    ("CAN_BCM_RX_NO_AUTOTIMER", 128),
    ("CAN_BCM_RX_READ", 7),
    ("CAN_BCM_RX_RTR_FRAME", 1024),
    ("CAN_BCM_RX_SETUP", 5),
    ("CAN_BCM_RX_STATUS", 10),
    ("CAN_BCM_RX_TIMEOUT", 11),
    ("CAN_BCM_SETTIMER", 1),
    ("CAN_BCM_STARTTIMER", 2),
    ("CAN_BCM_TX_ANNOUNCE", 8),
    ("CAN_BCM_TX_COUNTEVT", 4),
    ("CAN_BCM_TX_CP_CAN_ID", 16),
    ("CAN_BCM_TX_DELETE", 2),
    ("CAN_BCM_TX_EXPIRED", 9),
    ("CAN_BCM_TX_READ", 3),
    ("CAN_BCM_TX_RESET_MULTI_IDX", 512),
    ("CAN_BCM_TX_SEND", 4),
    ("CAN_BCM_TX_SETUP", 1),
    ("CAN_BCM_TX_STATUS", 8),
    ("EAI_ADDRFAMILY", -9),
    ("ETHERTYPE_ARP", 2054),
    ("ETHERTYPE_IP", 2048),
    ("ETHERTYPE_IPV6", 34525),
    ("ETHERTYPE_VLAN", 33024),
    ("HCI_CHANNEL_CONTROL", 3),
    ("HCI_CHANNEL_LOGGING", 4),
    ("HCI_CHANNEL_MONITOR", 2),
    ("HCI_CHANNEL_RAW", 0),
    ("HCI_CHANNEL_USER", 1),
    ("HCI_DATA_DIR", 1),
    ("HCI_DEV_NONE", 65535),
    ("HCI_FILTER", 2),
    ("HCI_TIME_STAMP", 3),
    ("INADDR_ALLHOSTS_GROUP", 3758096385),
    ("INADDR_MAX_LOCAL_GROUP", 3758096639),
    ("INADDR_UNSPEC_GROUP", 3758096384),
    ("IOCTL_VM_SOCKETS_GET_LOCAL_CID", 1977),
    ("IPPORT_RESERVED", 1024),
    ("IPPORT_USERRESERVED", 5000),
    ("IPV6_JOIN_GROUP", 20),
    ("IPV6_LEAVE_GROUP", 21),
    ("IPV6_RTHDR_TYPE_0", 0),
    ("IP_MAX_MEMBERSHIPS", 20),
    ("IP_RECVRETOPTS", 7),
    ("L2CAP_LM", 3),
    ("L2CAP_LM_AUTH", 2),
    ("L2CAP_LM_ENCRYPT", 4),
    ("L2CAP_LM_MASTER", 1),
    ("L2CAP_LM_RELIABLE", 16),
    ("L2CAP_LM_SECURE", 32),
    ("L2CAP_LM_TRUSTED", 8),
    ("NI_MAXSERV", 32),
    ("PACKET_FASTROUTE", 6),
    ("SOL_HCI", 0),
    ("SOL_L2CAP", 6),
    ("SOL_RFCOMM", 18),
    ("SOL_SCO", 17),
    ("SO_VM_SOCKETS_BUFFER_MAX_SIZE", 2),
    ("SO_VM_SOCKETS_BUFFER_MIN_SIZE", 1),
    ("SO_VM_SOCKETS_BUFFER_SIZE", 0),
    ("TCP_TX_DELAY", 37),
    ("TIPC_ADDR_ID", 3),
    ("TIPC_ADDR_NAME", 2),
    ("TIPC_ADDR_NAMESEQ", 1),
    ("TIPC_CFG_SRV", 0),
    ("TIPC_CLUSTER_SCOPE", 2),
    ("TIPC_CONN_TIMEOUT", 130),
    ("TIPC_CRITICAL_IMPORTANCE", 3),
    ("TIPC_DEST_DROPPABLE", 129),
    ("TIPC_HIGH_IMPORTANCE", 2),
    ("TIPC_IMPORTANCE", 127),
    ("TIPC_LOW_IMPORTANCE", 0),
    ("TIPC_MEDIUM_IMPORTANCE", 1),
    ("TIPC_NODE_SCOPE", 3),
    ("TIPC_PUBLISHED", 1),
    ("TIPC_SRC_DROPPABLE", 128),
    ("TIPC_SUBSCR_TIMEOUT", 3),
    ("TIPC_SUB_CANCEL", 4),
    ("TIPC_SUB_PORTS", 1),
    ("TIPC_SUB_SERVICE", 2),
    ("TIPC_TOP_SRV", 1),
    ("TIPC_WAIT_FOREVER", -1),
    ("TIPC_WITHDRAWN", 2),
    ("TIPC_ZONE_SCOPE", 1),
    ("UDPLITE_RECV_CSCOV", 11),
    ("UDPLITE_SEND_CSCOV", 10),
    ("VM_SOCKETS_INVALID_VERSION", 4294967295),
];

/// Addresses that stand for others.
pub(super) const TEXTS: &[(&str, &str)] =
    &[("BDADDR_ANY", "00:00:00:00:00:00"), ("BDADDR_LOCAL", "00:00:00:FF:FF:FF")];
